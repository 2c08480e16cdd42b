src_libsipwhy_a_SOURCES += \
	src/session/capture.c \
	src/session/capture.h \
	src/session/describe.c \
	src/session/forwarder.c \
	src/session/forwarder.h \
	src/session/limits.c \
	src/session/limits.h \
	src/session/record.c \
	src/session/record.h \
	src/session/session.c \
	src/session/session.h
