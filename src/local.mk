src_libsipwhy_a_SOURCES += \
	src/capture.c \
	src/capture.h \
	src/session.c \
	src/session.h \
	src/session_limits.c \
	src/session_limits.h
