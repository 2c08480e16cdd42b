src_libsipwhy_a_SOURCES += \
	src/session/capture.c \
	src/session/capture.h \
	src/session/delivery.c \
	src/session/delivery.h \
	src/session/describe.c \
	src/session/forwarder.c \
	src/session/forwarder.h \
	src/session/letter.h \
	src/session/limits.c \
	src/session/limits.h \
	src/session/record.c \
	src/session/record.h \
	src/session/relay.c \
	src/session/relay.h \
	src/session/session.c \
	src/session/session.h
