src_libsipwhy_a_SOURCES += \
	src/call/attempt.h \
	src/call/attempts.c \
	src/call/call.h \
	src/call/call_private.h \
	src/call/calls.c \
	src/call/capture_gap.c \
	src/call/dialog.c \
	src/call/evict.c \
	src/call/feed.c \
	src/call/flows.c \
	src/call/icmp.c \
	src/call/in_force.c \
	src/call/in_force.h \
	src/call/listeners.c \
	src/call/lookups.c \
	src/call/media.c \
	src/call/offer_answer.c \
	src/call/offer_kind.c \
	src/call/retransmission.c \
	src/call/state.c \
	src/call/stream_binding.c \
	src/call/timers.c \
	src/call/transactions.c \
	src/call/trim.c \
	src/call/view.c \
	src/call/view.h \
	src/call/view_private.h
