/* gettext.h - marks for visible text. _() translates now, N_() marks text in a table that is
 * translated when shown. */
#ifndef SIPWHY_BASE_GETTEXT_H
#define SIPWHY_BASE_GETTEXT_H

#include "config.h"

#ifndef ENABLE_NLS
#define ENABLE_NLS 0 /* configured with --disable-nls */
#endif

#if ENABLE_NLS
#include <libintl.h>
#define _(text) gettext(text)
#else
#define _(text) (text)
#define ngettext(one, many, n) ((n) == 1 ? (one) : (many))
#endif
#define N_(text) text

#endif
