# Warnings, hardening, sanitizers and fuzzing: each flag is tried before it is used.

# SIPWHY_TRY_FLAG(VARIABLE, FLAG): adds FLAG to VARIABLE if the compiler and linker take it.
AC_DEFUN([SIPWHY_TRY_FLAG], [
  AS_VAR_PUSHDEF([cache], [sipwhy_cv_flag_$2])
  AC_CACHE_CHECK([whether $CC takes $2], [cache], [
    sipwhy_saved="$CFLAGS"
    CFLAGS="$CFLAGS -Werror $2"
    AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <stdio.h>]], [[puts("");]])],
      [AS_VAR_SET([cache], [yes])], [AS_VAR_SET([cache], [no])])
    CFLAGS="$sipwhy_saved"
  ])
  AS_VAR_IF([cache], [yes], [$1="$$1 $2"])
  AS_VAR_POPDEF([cache])
])

AC_DEFUN([SIPWHY_WARNINGS], [
  AC_ARG_ENABLE([werror], [AS_HELP_STRING([--enable-werror], [make warnings errors])], [], [enable_werror=no])
  WARN_CFLAGS=
  m4_foreach_w([flag], [-Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
    -Wwrite-strings -Wundef -Wformat=2 -Wcast-qual -Wcast-align -Wpointer-arith -Wvla -Wimplicit-fallthrough
    -Wconversion -Wsign-conversion -Wdouble-promotion -Wunused-macros],
    [SIPWHY_TRY_FLAG([WARN_CFLAGS], flag)])
  AS_IF([test "$enable_werror" = yes], [WARN_CFLAGS="$WARN_CFLAGS -Werror"])
  AC_SUBST([WARN_CFLAGS])
])

AC_DEFUN([SIPWHY_HARDENING], [
  AC_ARG_ENABLE([hardening], [AS_HELP_STRING([--disable-hardening], [leave the hardening flags out])], [],
    [enable_hardening=yes])
  HARDEN_CFLAGS=
  AS_IF([test "$enable_hardening" = yes], [
    m4_foreach_w([flag], [-fstack-protector-strong -fstack-clash-protection -fcf-protection
      -ftrivial-auto-var-init=zero -fPIE -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack],
      [SIPWHY_TRY_FLAG([HARDEN_CFLAGS], flag)])
    AS_CASE([$CFLAGS], [*-O@<:@123s@:>@*], [HARDEN_CFLAGS="$HARDEN_CFLAGS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2"])
  ])
  AC_SUBST([HARDEN_CFLAGS])
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
  AM_CONDITIONAL([FUZZING], [test "$enable_fuzzing" = yes])
])
