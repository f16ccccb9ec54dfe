#include <sqlite3.h>

/// `sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0)`: a variadic function cannot be called from Swift.
/// To be called before any database is opened; afterwards it does nothing.
static inline void sqlite3_disable_memory_statistics(void) {
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
