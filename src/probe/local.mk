src_libsipwhy_a_SOURCES += \
	src/probe/call.c \
	src/probe/call.h \
	src/probe/contact.c \
	src/probe/credentials.c \
	src/probe/credentials.h \
	src/probe/judge.c \
	src/probe/judge_call.c \
	src/probe/lookup.c \
	src/probe/packets.c \
	src/probe/probe.h \
	src/probe/resolver.c \
	src/probe/socket.c \
	src/probe/socket.h \
	src/probe/target.c \
	src/probe/tls.c \
	src/probe/tone.c \
	src/probe/tone.h \
	src/probe/transactions.c \
	src/probe/transactions.h
