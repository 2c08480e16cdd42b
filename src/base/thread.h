/* thread.h - another thread of this program. */
#ifndef SIPWHY_BASE_THREAD_H
#define SIPWHY_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/* It gets no signals, those stay with the thread that is there, and a stack of 1 MiB. False: there
 * is none to be had. */
bool thread_start(pthread_t *, void *(*run)(void *), void *context);

#endif
