src_libsipwhy_a_SOURCES += \
	src/session/limits.c \
	src/session/limits.h \
	src/session/session.c \
	src/session/session.h
