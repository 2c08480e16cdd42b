src_libsipwhy_a_SOURCES += \
	src/calllog/alert_log.c \
	src/calllog/alert_log.h \
	src/calllog/alert_log_read.c \
	src/calllog/call_log.c \
	src/calllog/call_log.h \
	src/calllog/checks.c \
	src/calllog/checks.h \
	src/calllog/records.h \
	src/calllog/table.c \
	src/calllog/table.h
