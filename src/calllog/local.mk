src_libsipwhy_a_SOURCES += \
	src/calllog/call_log.c \
	src/calllog/call_log.h \
	src/calllog/table.c \
	src/calllog/table.h
