/* placing.h - where the compiler puts functions, on the way of packets as they come: what is not on
 * it leaves it its registers and its stack. */
#ifndef SIPWHY_BASE_PLACING_H
#define SIPWHY_BASE_PLACING_H

#define COLD __attribute__((cold, noinline)) /* hardly ever called */
#define APART __attribute__((noinline))      /* called often, by some */
/* Within the one that calls, where what is known there is not asked again. */
#define IN_PLACE __attribute__((always_inline)) inline

#endif
