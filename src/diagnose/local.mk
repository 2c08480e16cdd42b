src_libsipwhy_a_SOURCES += \
	src/diagnose/expr.h \
	src/diagnose/expr_check.c \
	src/diagnose/expr_eval.c \
	src/diagnose/expr_parse.c \
	src/diagnose/expr_token.c \
	src/diagnose/expr_token.h \
	src/diagnose/expr_tree.h \
	src/diagnose/fact.h \
	src/diagnose/finding.h \
	src/diagnose/rule.c \
	src/diagnose/rule.h \
	src/diagnose/sides.h \
	src/diagnose/symptom.c \
	src/diagnose/symptom.h \
	src/diagnose/template.c \
	src/diagnose/value.c \
	src/diagnose/value.h
