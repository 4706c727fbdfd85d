package loyalty.api.forms;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A text in which something is to be read, or none. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Text.Rule.class)
public @interface Text {

    /** How many characters it may have. */
    int max();

    /** Whether it may have several lines, and so characters that are not seen. */
    boolean lines() default false;

    /** What to tell. */
    String message() default "1 to {max} characters are expected";

    /** When it is looked at. */
    Class<?>[] groups() default {};

    /** Nothing. */
    Class<? extends Payload>[] payload() default {};

    /** How it is judged. */
    final class Rule implements ConstraintValidator<Text, String> {

        private int max;
        private boolean lines;

        @Override
        public void initialize(Text said) {
            max = said.max();
            lines = said.lines();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null
                    || (!text.isBlank()
                            && text.length() <= max
                            && text.codePoints().allMatch(this::fits));
        }

        /** Halves of characters never do, control characters where there may be lines. */
        private boolean fits(int c) {
            return (lines || !Character.isISOControl(c))
                    && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
        }
    }
}
