src_libsipwhy_a_SOURCES += \
	src/diagnose/ahead.c \
	src/diagnose/ahead.h \
	src/diagnose/diagnosis.c \
	src/diagnose/diagnosis.h \
	src/diagnose/diagnosis_private.h \
	src/diagnose/doubt.c \
	src/diagnose/doubt.h \
	src/diagnose/filter.c \
	src/diagnose/filter.h \
	src/diagnose/inquiry.c \
	src/diagnose/inquiry.h \
	src/diagnose/precedence.c \
	src/diagnose/precedence.h \
	src/diagnose/product.c \
	src/diagnose/product.h \
	src/diagnose/rule.c \
	src/diagnose/rule.h \
	src/diagnose/rule_image.c \
	src/diagnose/rule_index.c \
	src/diagnose/rule_index.h \
	src/diagnose/rule_index_private.h \
	src/diagnose/rule_laws.c \
	src/diagnose/rule_learning.c \
	src/diagnose/rule_private.h \
	src/diagnose/rule_shape.c \
	src/diagnose/symptom.c \
	src/diagnose/symptom.h
