#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include "server/cli/admin.h"
#include "server/cli/args.h"

namespace kotaj::server::cli {

namespace {

constexpr int ca_days = 3650;
constexpr int certificate_days = 397;  ///< Browsers refuse longer ones.
constexpr int seconds_a_day = 24 * 60 * 60;

template <typename T, void (*Free)(T*)>
struct Freer {
  void operator()(T* pointer) const { Free(pointer); }
};
using Key = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freer<X509, X509_free>>;

Key make_key() {
  Key key(EVP_EC_gen("P-256"));
  if (!key) throw std::runtime_error("no key could be made");
  return key;
}

void extend(X509* certificate, X509* issuer, int nid, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
  if (extension == nullptr) throw std::runtime_error("not a name for a certificate: " + value);
  X509_add_ext(certificate, extension, -1);
  X509_EXTENSION_free(extension);
}

Certificate make_certificate(const std::string& name, EVP_PKEY* key, int days) {
  Certificate certificate(X509_new());
  X509_set_version(certificate.get(), X509_VERSION_3);
  constexpr int serial_bits = 127;
  BIGNUM* serial = BN_new();
  BN_rand(serial, serial_bits, BN_RAND_TOP_ONE, BN_RAND_BOTTOM_ANY);
  BN_to_ASN1_INTEGER(serial, X509_get_serialNumber(certificate.get()));
  BN_free(serial);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), static_cast<long>(days) * seconds_a_day);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                             reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
  return certificate;
}

void write_pem(const std::string& path, mode_t mode, const auto& write) {
  const mode_t before = ::umask(static_cast<mode_t>(0777 & ~mode));
  std::FILE* file = std::fopen(path.c_str(), "wbx");
  ::umask(before);
  if (file == nullptr) throw std::runtime_error(path + " exists already or cannot be written");
  const bool written = write(file) == 1;
  if (std::fclose(file) != 0 || !written) throw std::runtime_error("cannot write " + path);
}

constexpr mode_t secret = 0600;
constexpr mode_t open_to_all = 0644;

void write_pair(const std::string& folder, const std::string& name, X509* certificate,
                EVP_PKEY* key) {
  write_pem(folder + "/" + name + ".key", secret, [&](std::FILE* file) {
    return PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
  });
  write_pem(folder + "/" + name + ".crt", open_to_all,
            [&](std::FILE* file) { return PEM_write_X509(file, certificate); });
}

std::string alternative_names(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    const bool address = name.find_first_not_of("0123456789.") == std::string::npos ||
                         name.find(':') != std::string::npos;
    if (!out.empty()) out += ",";
    out += (address ? "IP:" : "DNS:") + name;
  }
  return out;
}

}  // namespace

void make_certificates(const std::string& folder, const std::vector<std::string>& names) {
  std::filesystem::create_directories(folder);
  const Key ca_key = make_key();
  const Certificate ca = make_certificate("Kotaj office CA", ca_key.get(), ca_days);
  X509_set_issuer_name(ca.get(), X509_get_subject_name(ca.get()));
  extend(ca.get(), ca.get(), NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
  extend(ca.get(), ca.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
  extend(ca.get(), ca.get(), NID_subject_key_identifier, "hash");
  X509_sign(ca.get(), ca_key.get(), EVP_sha256());
  const Key key = make_key();
  const Certificate certificate = make_certificate(names.front(), key.get(), certificate_days);
  X509_set_issuer_name(certificate.get(), X509_get_subject_name(ca.get()));
  extend(certificate.get(), ca.get(), NID_basic_constraints, "critical,CA:FALSE");
  extend(certificate.get(), ca.get(), NID_key_usage, "critical,digitalSignature");
  extend(certificate.get(), ca.get(), NID_ext_key_usage, "serverAuth");
  extend(certificate.get(), ca.get(), NID_subject_key_identifier, "hash");
  extend(certificate.get(), ca.get(), NID_authority_key_identifier, "keyid");
  extend(certificate.get(), ca.get(), NID_subject_alt_name, alternative_names(names));
  X509_sign(certificate.get(), ca_key.get(), EVP_sha256());
  write_pair(folder, "office-ca", ca.get(), ca_key.get());
  write_pair(folder, "server", certificate.get(), key.get());
}

int tls_init(const Words& words) {
  const Args args(words, {"--help"}, {"--out"}, {"--name"});
  if (args.has("--help")) {
    std::fputs(
        "kotaj admin tls init --out DIR --name HOST [--name HOST]...\n"
        "  Writes office-ca.crt (install it on the office's devices), office-ca.key (keep it offline), server.crt and\n"
        "  server.key (for kotaj serve).\n",
        stdout);
    return exit_ok;
  }
  const std::vector<std::string> names = args.all("--name");
  if (names.empty()) throw UsageError("--name is missing");
  const std::string folder = args.need("--out");
  make_certificates(folder, names);
  std::printf("%s: office-ca.crt, office-ca.key, server.crt, server.key\n", folder.c_str());
  return exit_ok;
}

}  // namespace kotaj::server::cli
