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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import loyalty.api.Ids;
import org.jspecify.annotations.Nullable;

/** A few ids, each of them once; or no list. The list as a whole is told, not the place in it. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IdList.Rule.class)
public @interface IdList {

    /** How many there may be. */
    int max();

    /** What to tell. */
    String message() default "at most {max}, none of them twice, each " + Ids.RULE;

    /** When it is looked at. */
    Class<?>[] groups() default {};

    /** Nothing. */
    Class<? extends Payload>[] payload() default {};

    /** How it is judged. */
    final class Rule implements ConstraintValidator<IdList, List<@Nullable String>> {

        private int max;

        @Override
        public void initialize(IdList said) {
            max = said.max();
        }

        @Override
        public boolean isValid(@Nullable List<@Nullable String> ids, ConstraintValidatorContext context) {
            if (ids == null || ids.isEmpty()) {
                return true;
            }
            Set<String> known = new HashSet<>();
            return ids.size() <= max && ids.stream().allMatch(id -> Ids.isId(id) && known.add(id));
        }
    }
}
