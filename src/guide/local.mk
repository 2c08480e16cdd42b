src_libsipwhy_a_SOURCES += \
	src/guide/check.c \
	src/guide/conclude.c \
	src/guide/guide.c \
	src/guide/guide.h \
	src/guide/guide_private.h \
	src/guide/read.c \
	src/guide/summary.c \
	src/guide/trunk.c \
	src/guide/typed_values.c \
	src/guide/walk.c \
	src/guide/walk.h
