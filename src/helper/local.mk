src_libsipwhy_a_SOURCES += \
	src/helper/confine.c \
	src/helper/confine.h \
	src/helper/confine_calls.c \
	src/helper/confine_files.c \
	src/helper/confine_private.h \
	src/helper/helper.c \
	src/helper/helper.h \
	src/helper/keeper.c \
	src/helper/kept.c \
	src/helper/saver.c \
	src/helper/saver.h \
	src/helper/saver_private.h \
	src/helper/sweeper.c
