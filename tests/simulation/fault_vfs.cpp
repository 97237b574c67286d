#include "tests/simulation/fault_vfs.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace kotaj::simulation {

namespace {

/// What SQLite holds of an open file; it gives the memory.
struct OpenFile {
  sqlite3_file base;
  FaultVfs* disk;
  std::shared_ptr<DiskFile>* file;
  int lock;
  uint32_t shared_held;
  uint32_t exclusive_held;
};

OpenFile& opened(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }

void drop_lock(OpenFile& open, int to) {
  DiskFile& file = **open.file;
  if (open.lock >= SQLITE_LOCK_EXCLUSIVE && to < SQLITE_LOCK_EXCLUSIVE) --file.exclusive;
  if (open.lock >= SQLITE_LOCK_RESERVED && to < SQLITE_LOCK_RESERVED) --file.reserved;
  if (open.lock >= SQLITE_LOCK_SHARED && to < SQLITE_LOCK_SHARED) --file.readers;
  open.lock = to;
}

void drop_shared_locks(OpenFile& open) {
  for (uint32_t slot = 0; slot < SQLITE_SHM_NLOCK; ++slot) {
    int& lock = (**open.file).shared_locks[slot];
    if ((open.shared_held >> slot) & 1U) --lock;
    if ((open.exclusive_held >> slot) & 1U) lock = 0;
  }
  open.shared_held = open.exclusive_held = 0;
}

int close_file(sqlite3_file* file) {
  OpenFile& open = opened(file);
  drop_lock(open, SQLITE_LOCK_NONE);
  drop_shared_locks(open);
  delete open.file;
  return SQLITE_OK;
}

int read_file(sqlite3_file* file, void* out, int count, sqlite3_int64 offset) {
  const OpenFile& open = opened(file);
  if (open.disk->dead()) return SQLITE_IOERR_READ;
  const std::string& bytes = (**open.file).now;
  const auto from = std::min(static_cast<std::size_t>(offset), bytes.size());
  const auto wanted = static_cast<std::size_t>(count);
  const std::size_t there = std::min(wanted, bytes.size() - from);
  std::memcpy(out, bytes.data() + from, there);
  if (there == wanted) return SQLITE_OK;
  std::memset(static_cast<char*>(out) + there, 0, wanted - there);
  return SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
  const OpenFile& open = opened(file);
  return open.disk->write(**open.file, offset,
                          {static_cast<const char*>(bytes), static_cast<std::size_t>(count)});
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  const OpenFile& open = opened(file);
  return open.disk->truncate(**open.file, size);
}

int sync_file(sqlite3_file* file, int) {
  const OpenFile& open = opened(file);
  return open.disk->sync(**open.file);
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  const OpenFile& open = opened(file);
  if (open.disk->dead()) return SQLITE_IOERR_FSTAT;
  *size = static_cast<sqlite3_int64>((**open.file).now.size());
  return SQLITE_OK;
}

int lock_file(sqlite3_file* file, int level) {
  OpenFile& open = opened(file);
  DiskFile& on_disk = **open.file;
  if (open.disk->dead()) return SQLITE_IOERR_LOCK;
  if (level <= open.lock) return SQLITE_OK;
  const bool own_reserved = open.lock >= SQLITE_LOCK_RESERVED;
  if (on_disk.exclusive > 0) return SQLITE_BUSY;
  if (level >= SQLITE_LOCK_RESERVED && on_disk.reserved > 0 && !own_reserved) return SQLITE_BUSY;
  if (level >= SQLITE_LOCK_EXCLUSIVE && on_disk.readers > 1) return SQLITE_BUSY;
  if (open.lock < SQLITE_LOCK_SHARED) ++on_disk.readers;
  if (level >= SQLITE_LOCK_RESERVED && !own_reserved) ++on_disk.reserved;
  if (level >= SQLITE_LOCK_EXCLUSIVE) ++on_disk.exclusive;
  open.lock = level;
  return SQLITE_OK;
}

int unlock_file(sqlite3_file* file, int level) {
  if (level < opened(file).lock) drop_lock(opened(file), level);
  return SQLITE_OK;
}

int check_reserved(sqlite3_file* file, int* reserved) {
  *reserved = (**opened(file).file).reserved > 0 ? 1 : 0;
  return SQLITE_OK;
}

int control_file(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return static_cast<int>(sector_bytes); }
/// As SQLite's own VFS of this machine says: a torn write spoils nothing beyond what it wrote.
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

int map_shared(sqlite3_file* file, int region, int size, int extend, void volatile** out) {
  const OpenFile& open = opened(file);
  *out = nullptr;
  if (open.disk->dead()) return SQLITE_IOERR_SHMMAP;
  auto& regions = (**open.file).shared_memory;
  const auto index = static_cast<std::size_t>(region);
  while (regions.size() <= index && extend != 0) {
    regions.push_back(std::make_unique<char[]>(static_cast<std::size_t>(size)));
  }
  if (index < regions.size()) *out = regions[index].get();
  return SQLITE_OK;
}

int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
  OpenFile& open = opened(file);
  if (open.disk->dead()) return SQLITE_IOERR_SHMLOCK;
  auto& locks = (**open.file).shared_locks;
  const uint32_t mask = ((1U << count) - 1U) << offset;
  const auto first = static_cast<std::size_t>(offset);
  const auto end = first + static_cast<std::size_t>(count);
  if ((flags & SQLITE_SHM_UNLOCK) != 0) {
    for (std::size_t slot = first; slot < end; ++slot) {
      if ((open.exclusive_held >> slot) & 1U) locks[slot] = 0;
      if ((open.shared_held >> slot) & 1U) --locks[slot];
    }
    open.exclusive_held &= ~mask;
    open.shared_held &= ~mask;
    return SQLITE_OK;
  }
  const bool shared = (flags & SQLITE_SHM_SHARED) != 0;
  if (shared && (open.shared_held & mask) != 0) return SQLITE_OK;
  for (std::size_t slot = first; slot < end; ++slot) {
    const int own = static_cast<int>((open.shared_held >> slot) & 1U);
    if (locks[slot] < 0 || (!shared && locks[slot] > own)) return SQLITE_BUSY;
  }
  for (std::size_t slot = first; slot < end; ++slot) locks[slot] = shared ? locks[slot] + 1 : -1;
  (shared ? open.shared_held : open.exclusive_held) |= mask;
  return SQLITE_OK;
}

void barrier(sqlite3_file*) {}

int unmap_shared(sqlite3_file* file, int remove) {
  drop_shared_locks(opened(file));
  if (remove != 0) (**opened(file).file).shared_memory.clear();
  return SQLITE_OK;
}

const sqlite3_io_methods& methods() {
  static const sqlite3_io_methods all = {2,
                                         close_file,
                                         read_file,
                                         write_file,
                                         truncate_file,
                                         sync_file,
                                         file_size,
                                         lock_file,
                                         unlock_file,
                                         check_reserved,
                                         control_file,
                                         sector_size,
                                         characteristics,
                                         map_shared,
                                         lock_shared,
                                         barrier,
                                         unmap_shared,
                                         nullptr,
                                         nullptr};
  return all;
}

FaultVfs& disk_of(sqlite3_vfs* vfs) { return *static_cast<FaultVfs*>(vfs->pAppData); }

int open_path(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out) {
  return disk_of(vfs).open(path == nullptr ? "temporary" : path, file, flags, out);
}
int remove_path(sqlite3_vfs* vfs, const char* path, int now) {
  return disk_of(vfs).remove(path, now != 0);
}
int access_path(sqlite3_vfs* vfs, const char* path, int, int* out) {
  *out = disk_of(vfs).exists(path) ? 1 : 0;
  return SQLITE_OK;
}
int full_path(sqlite3_vfs*, const char* path, int size, char* out) {
  sqlite3_snprintf(size, out, "%s", path);
  return SQLITE_OK;
}
int random_bytes(sqlite3_vfs* vfs, int count, char* out) {
  disk_of(vfs).random({reinterpret_cast<uint8_t*>(out), static_cast<std::size_t>(count)});
  return count;
}
int sleep_us(sqlite3_vfs*, int us) { return us; }  // Nobody else runs meanwhile.
int current_time(sqlite3_vfs*, sqlite3_int64* ms) {
  *ms = 0;  // Nothing that is stored may hang on SQLite's clock.
  return SQLITE_OK;
}
int last_error(sqlite3_vfs*, int, char*) { return 0; }

}  // namespace

FaultVfs::FaultVfs(std::string name, Dice dice) : name_(std::move(name)), dice_(dice) {
  constexpr int longest_path = 256;
  vfs_.iVersion = 2;
  vfs_.szOsFile = sizeof(OpenFile);
  vfs_.mxPathname = longest_path;
  vfs_.zName = name_.c_str();
  vfs_.pAppData = this;
  vfs_.xOpen = &open_path;
  vfs_.xDelete = &remove_path;
  vfs_.xAccess = &access_path;
  vfs_.xFullPathname = &full_path;
  vfs_.xRandomness = &random_bytes;
  vfs_.xSleep = &sleep_us;
  vfs_.xGetLastError = &last_error;
  vfs_.xCurrentTimeInt64 = &current_time;
  sqlite3_vfs_register(&vfs_, 0);
}

FaultVfs::~FaultVfs() { sqlite3_vfs_unregister(&vfs_); }

int FaultVfs::open(const char* path, sqlite3_file* file, int flags, int* out_flags) {
  OpenFile& open = opened(file);
  open.base.pMethods = nullptr;
  if (dead_) return SQLITE_CANTOPEN;
  auto found = files_.find(path);
  if (found == files_.end()) {
    if ((flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
    found = files_.emplace(path, std::make_shared<DiskFile>()).first;
  }
  open = {{&methods()}, this, new std::shared_ptr<DiskFile>(found->second), SQLITE_LOCK_NONE, 0, 0};
  if (out_flags != nullptr) *out_flags = flags;
  return SQLITE_OK;
}

int FaultVfs::remove(const char* path, bool now) {
  if (dead_) return SQLITE_IOERR_DELETE;
  const auto found = files_.find(path);
  if (found == files_.end()) return SQLITE_IOERR_DELETE_NOENT;
  if (!now && found->second->entry_durable) removed_[path] = found->second;
  if (now) removed_.erase(path);
  files_.erase(found);
  return SQLITE_OK;
}

void FaultVfs::fail_at(uint64_t nth, Failure failure, bool lasting) {
  fail_at_ = nth == 0 ? 0 : writes_ + nth;
  failure_ = failure;
  lasting_ = lasting;
  failed_ = false;
}

bool FaultVfs::fails() {
  ++writes_;
  const bool now = fail_at_ != 0 && (writes_ == fail_at_ || (lasting_ && writes_ > fail_at_));
  failed_ = failed_ || now;
  return now;
}

void FaultVfs::apply(std::string& content, const DiskFile::Step& step) {
  const auto offset = static_cast<std::size_t>(step.offset);
  if (step.truncate) {
    content.resize(std::min(content.size(), offset));
    return;
  }
  if (content.size() < offset + step.bytes.size()) content.resize(offset + step.bytes.size());
  std::memcpy(content.data() + offset, step.bytes.data(), step.bytes.size());
}

int FaultVfs::write(DiskFile& file, int64_t offset, std::string_view bytes) {
  if (dead_) return SQLITE_IOERR_WRITE;
  const bool fail = fails();
  if (fail && failure_ == Failure::short_write) bytes = bytes.substr(0, dice_.below(bytes.size()));
  if (!fail || failure_ == Failure::short_write) {
    file.unsynced.push_back({offset, std::string(bytes), false});
    apply(file.now, file.unsynced.back());
  }
  if (!fail) return SQLITE_OK;
  return failure_ == Failure::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

int FaultVfs::truncate(DiskFile& file, int64_t size) {
  if (dead_) return SQLITE_IOERR_TRUNCATE;
  if (fails() && failure_ != Failure::full) return SQLITE_IOERR_TRUNCATE;
  file.unsynced.push_back({size, {}, true});
  apply(file.now, file.unsynced.back());
  return SQLITE_OK;
}

int FaultVfs::sync(DiskFile& file) {
  if (dead_) return SQLITE_IOERR_FSYNC;
  if (fails()) {
    // The kernel calls the pages clean though they are not on the disk.
    std::erase_if(file.unsynced, [this](const DiskFile::Step&) { return dice_.one_in(2); });
    return SQLITE_IOERR_FSYNC;
  }
  for (const DiskFile::Step& step : file.unsynced) apply(file.durable, step);
  file.unsynced.clear();
  file.entry_durable = true;
  return SQLITE_OK;
}

void FaultVfs::lose(DiskFile& file) {
  for (DiskFile::Step& step : file.unsynced) {
    const uint64_t fate = dice_.below(3);
    if (fate == 0) continue;
    if (fate == 1 && !step.truncate && !step.bytes.empty()) {
      // Torn: what reached the platter ends somewhere in a sector, whose rest is the old or noise.
      const std::size_t whole = dice_.below(step.bytes.size());
      const std::size_t sector_end =
          std::min(step.bytes.size(), (whole / sector_bytes + 1) * sector_bytes);
      const bool noise = dice_.one_in(2);
      for (std::size_t i = whole; noise && i < sector_end; ++i)
        step.bytes[i] = static_cast<char>(dice_.next());
      step.bytes.resize(noise ? sector_end : whole);
    }
    apply(file.durable, step);
  }
  file.unsynced.clear();
}

void FaultVfs::power_off() {
  dead_ = true;
  for (auto& [path, file] : removed_) {
    if (!files_.contains(path) && dice_.one_in(2)) files_.emplace(path, file);
  }
  removed_.clear();
  for (auto at = files_.begin(); at != files_.end();) {
    lose(*at->second);
    const bool gone = !at->second->entry_durable && dice_.one_in(2);
    at = gone ? files_.erase(at) : std::next(at);
  }
}

void FaultVfs::power_on() {
  for (auto& [path, file] : files_) {
    auto fresh = std::make_shared<DiskFile>();
    fresh->now = fresh->durable = file->durable;
    fresh->entry_durable = true;
    file = std::move(fresh);
  }
  dead_ = false;
}

DiskImage FaultVfs::image() const {
  DiskImage image;
  for (const auto& [path, file] : files_) image[path] = file->now;
  return image;
}

void FaultVfs::load(const DiskImage& image) {
  files_.clear();
  for (const auto& [path, bytes] : image) {
    auto file = std::make_shared<DiskFile>();
    file->now = file->durable = bytes;
    file->entry_durable = true;
    files_[path] = std::move(file);
  }
}

}  // namespace kotaj::simulation
