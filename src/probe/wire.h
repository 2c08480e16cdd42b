/* wire.h - what the half with the network has found -> bytes of a pipe, and back.
 *
 * The other half does not trust them: who sends may have been taken over by what it got. So counts,
 * choices and lengths are checked, and what is read elsewhere (messages, DNS answers, certificates)
 * comes as bytes. Both halves are one program, so that numbers go as they lie in memory. */
#ifndef SIPWHY_PROBE_WIRE_H
#define SIPWHY_PROBE_WIRE_H

#include "probe/call.h"
#include "probe/listen.h"
#include "probe/route.h"

#define WIRE_MOST (64u << 20) /* bytes of one record */

void wire_put_probe(const struct probe *, struct text *out);
/* The target stays as it is; all else of *out is empty before. False: these are no such bytes; then
 * *out may hold a part, to be freed as ever. */
bool wire_get_probe(struct slice, struct probe *out);

/* A test call, and the way to where its voice went (`to` has port 0: it was not gone). */
void wire_put_call(const struct probe_call *, const struct route *, struct text *out);
bool wire_get_call(struct slice, struct probe_call *, struct route *);

void wire_put_listening(const struct probe_listening *, struct text *out);
bool wire_get_listening(struct slice, struct probe_listening *);

#endif
