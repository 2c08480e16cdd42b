src_libsipwhy_a_SOURCES += \
	src/base/addr.c \
	src/base/addr.h \
	src/base/clock.c \
	src/base/clock.h \
	src/base/error.c \
	src/base/error.h \
	src/base/gettext.h \
	src/base/hash.c \
	src/base/hash.h \
	src/base/mem.c \
	src/base/mem.h \
	src/base/slice.c \
	src/base/slice.h \
	src/base/text.c \
	src/base/text.h \
	src/base/utf8.c \
	src/base/utf8.h
