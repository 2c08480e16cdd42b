src_libsipwhy_a_SOURCES += \
	src/rtp/packet.h \
	src/rtp/stream.h
