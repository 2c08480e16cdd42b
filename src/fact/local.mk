src_libsipwhy_a_SOURCES += \
	src/fact/auth.c \
	src/fact/call.c \
	src/fact/capture.c \
	src/fact/carriage.c \
	src/fact/evidence.c \
	src/fact/fact.c \
	src/fact/fact.h \
	src/fact/fact_private.h \
	src/fact/header.c \
	src/fact/media.c \
	src/fact/message.c \
	src/fact/name_lookups.c \
	src/fact/others.c \
	src/fact/provider.c \
	src/fact/roles.c \
	src/fact/routing.c \
	src/fact/sdp.c \
	src/fact/sides.c \
	src/fact/sides.h \
	src/fact/sight.c \
	src/fact/syntax.c \
	src/fact/value.c \
	src/fact/value.h \
	src/fact/words.c
