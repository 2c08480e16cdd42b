src_libsipwhy_a_SOURCES += \
	src/call/attempt.h \
	src/call/attempts.c \
	src/call/call.h \
	src/call/calls.c \
	src/call/dialog.c \
	src/call/exchanges.c \
	src/call/flows.c \
	src/call/forget.c \
	src/call/gaps.c \
	src/call/icmp.c \
	src/call/in_force.c \
	src/call/in_force.h \
	src/call/intake.c \
	src/call/look.h \
	src/call/lookups.c \
	src/call/media.c \
	src/call/offers.c \
	src/call/repeats.c \
	src/call/state.c \
	src/call/store.h \
	src/call/thin.c \
	src/call/ties.c \
	src/call/timers.c \
	src/call/transactions.c \
	src/call/view.c \
	src/call/view.h
