/* The one function the vault calls. Sizes in bytes, memory in KiB; 0 is success, else an ARGON2_*
 * error. */
#include <argon2.h>
#include <stdint.h>

int kotaj_argon2id(uint32_t passes, uint32_t memory_kib, uint32_t lanes, const uint8_t* password,
                   uint32_t password_size, const uint8_t* salt, uint32_t salt_size, uint8_t* out,
                   uint32_t out_size) {
  return argon2id_hash_raw(passes, memory_kib, lanes, password, password_size, salt, salt_size, out,
                           out_size);
}
