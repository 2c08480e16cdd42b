src_libsipwhy_a_SOURCES += \
	src/probe/contact.c \
	src/probe/judge.c \
	src/probe/lookup.c \
	src/probe/packets.c \
	src/probe/probe.h \
	src/probe/resolver.c \
	src/probe/target.c \
	src/probe/tls.c
