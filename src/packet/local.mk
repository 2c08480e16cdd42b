src_libsipwhy_a_SOURCES += \
	src/packet/library.c \
	src/packet/packet.h \
	src/packet/store.c \
	src/packet/store.h
