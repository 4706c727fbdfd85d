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
import loyalty.api.Ids;
import org.jspecify.annotations.Nullable;

/** An id that a caller chose ({@link Ids}), or none. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Id.Rule.class)
public @interface Id {

    /** What to tell. */
    String message() default Ids.RULE;

    /** When it is looked at. */
    Class<?>[] groups() default {};

    /** Nothing. */
    Class<? extends Payload>[] payload() default {};

    /** How it is judged. */
    final class Rule implements ConstraintValidator<Id, String> {

        @Override
        public boolean isValid(@Nullable String id, ConstraintValidatorContext context) {
            return id == null || Ids.isId(id);
        }
    }
}
