src_libsipwhy_a_SOURCES += \
	src/guide/check.c \
	src/guide/conclude.c \
	src/guide/guide.c \
	src/guide/guide.h \
	src/guide/learnt.c \
	src/guide/read.c \
	src/guide/summary.c \
	src/guide/tree.h \
	src/guide/trunk.c \
	src/guide/walk.c \
	src/guide/walk.h
