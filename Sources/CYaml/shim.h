#include <unistd.h>
#include <yaml.h>

/* The process environment, which Swift 6 cannot reach as a global variable. Read it before threads
 * that call setenv exist. */
static inline char *const *weir_environment(void) {
  extern char **environ;
  return environ;
}
