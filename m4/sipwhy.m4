# Warnings, hardening, sanitizers and fuzzing: each flag is tried before it is used.

# SIPWHY_TRY_FLAGS(VARIABLE, FLAGS, STEP): adds to VARIABLE each of the flags that the compiler (STEP CFLAGS) or the
# linker (LDFLAGS) takes.
AC_DEFUN([SIPWHY_TRY_FLAGS], [
  sipwhy_saved_cflags="$CFLAGS"
  sipwhy_saved_flags="$$3"
  for sipwhy_flag in m4_normalize([$2]); do
    AC_MSG_CHECKING([whether $CC takes $sipwhy_flag])
    CFLAGS="$sipwhy_saved_cflags -Werror"
    $3="$$3 $sipwhy_flag"
    AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <stdio.h>]], [[puts("");]])],
      [AC_MSG_RESULT([yes])
       $1="$$1 $sipwhy_flag"],
      [AC_MSG_RESULT([no])])
    $3="$sipwhy_saved_flags"
  done
  CFLAGS="$sipwhy_saved_cflags"
])

AC_DEFUN([SIPWHY_WARNINGS], [
  AC_ARG_ENABLE([werror], [AS_HELP_STRING([--enable-werror], [make warnings errors])], [], [enable_werror=no])
  WARN_CFLAGS=
  SIPWHY_TRY_FLAGS([WARN_CFLAGS], [-Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
    -Wwrite-strings -Wundef -Wformat=2 -Wcast-qual -Wcast-align -Wpointer-arith -Wvla -Wimplicit-fallthrough
    -Wconversion -Wsign-conversion -Wdouble-promotion],
    [CFLAGS])
  # Not tried: the macros that configure itself puts before each test are unused ones.
  AS_IF([test "$GCC" = yes], [WARN_CFLAGS="$WARN_CFLAGS -Wunused-macros"])
  AS_IF([test "$enable_werror" = yes], [WARN_CFLAGS="$WARN_CFLAGS -Werror"])
  AC_SUBST([WARN_CFLAGS])
])

AC_DEFUN([SIPWHY_HARDENING], [
  AC_ARG_ENABLE([hardening], [AS_HELP_STRING([--disable-hardening], [leave the hardening flags out])], [],
    [enable_hardening=yes])
  HARDEN_CFLAGS=
  HARDEN_LDFLAGS=
  AS_IF([test "$enable_hardening" = yes], [
    SIPWHY_TRY_FLAGS([HARDEN_CFLAGS], [-fstack-protector-strong -fstack-clash-protection -fcf-protection
      -ftrivial-auto-var-init=zero -fPIE], [CFLAGS])
    SIPWHY_TRY_FLAGS([HARDEN_LDFLAGS], [-pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack], [LDFLAGS])
    AS_CASE([$CFLAGS], [*-O@<:@123s@:>@*], [HARDEN_CFLAGS="$HARDEN_CFLAGS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2"])
  ])
  AC_SUBST([HARDEN_CFLAGS])
  AC_SUBST([HARDEN_LDFLAGS])
])

AC_DEFUN([SIPWHY_SANITIZERS], [
  AC_ARG_ENABLE([sanitizers], [AS_HELP_STRING([--enable-sanitizers], [build with ASan and UBSan])], [],
    [enable_sanitizers=no])
  SANITIZE_CFLAGS=
  AS_IF([test "$enable_sanitizers" = yes],
    [SANITIZE_CFLAGS="-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer"])
  AC_SUBST([SANITIZE_CFLAGS])
  AM_CONDITIONAL([SANITIZERS], [test "$enable_sanitizers" = yes])
])

AC_DEFUN([SIPWHY_FUZZING], [
  AC_ARG_ENABLE([fuzzing], [AS_HELP_STRING([--enable-fuzzing], [link the fuzz targets with libFuzzer (clang)])], [],
    [enable_fuzzing=no])
  AS_IF([test "$enable_fuzzing" = yes],
    [SANITIZE_CFLAGS="-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer"])
  AM_CONDITIONAL([FUZZING], [test "$enable_fuzzing" = yes])
])

# Link-time optimisation of the program, a tenth of its time. The objects are whole ones besides, so that tests are linked
# without it. What is built to be debugged or searched for faults goes without: it would only take longer.
AC_DEFUN([SIPWHY_LTO], [
  AC_ARG_ENABLE([lto], [AS_HELP_STRING([--disable-lto], [no link-time optimisation (default: with -O2 and above)])], [],
    [AS_CASE([$CFLAGS], [*-O@<:@23s@:>@*], [enable_lto=yes], [enable_lto=no])])
  AS_IF([test -n "$SANITIZE_CFLAGS"], [enable_lto=no])
  LTO_CFLAGS=
  NO_LTO_LDFLAGS=
  AS_IF([test "$enable_lto" = yes], [
    SIPWHY_TRY_FLAGS([LTO_CFLAGS], ["-flto=auto -ffat-lto-objects"], [CFLAGS])
    AS_IF([test -n "$LTO_CFLAGS"], [NO_LTO_LDFLAGS=-fno-lto])
  ])
  AC_SUBST([LTO_CFLAGS])
  AC_SUBST([NO_LTO_LDFLAGS])
])
