src_libsipwhy_a_SOURCES += \
	src/packet/bytestream.c \
	src/packet/bytestream.h \
	src/packet/confine.c \
	src/packet/confine.h \
	src/packet/confine_calls.c \
	src/packet/confine_files.c \
	src/packet/confine_inside.h \
	src/packet/file.c \
	src/packet/file_pcap.c \
	src/packet/file_pcapng.c \
	src/packet/filter.c \
	src/packet/input.h \
	src/packet/interface.c \
	src/packet/interface.h \
	src/packet/library.c \
	src/packet/link.c \
	src/packet/live.c \
	src/packet/packet.h \
	src/packet/recorder.c \
	src/packet/recorder.h \
	src/packet/replay.c \
	src/packet/replay.h \
	src/packet/source.c \
	src/packet/store.c \
	src/packet/store.h \
	src/packet/writer.c
