src_libsipwhy_a_SOURCES += \
	src/draw/canvas.h
