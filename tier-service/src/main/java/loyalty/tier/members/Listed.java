package loyalty.tier.members;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A name that a list of the world has, or none. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Listed.Rule.class)
@interface Listed {

    /** Of which list. */
    Names value();

    /** What to tell. */
    String message();

    /** When it is looked at. */
    Class<?>[] groups() default {};

    /** Nothing. */
    Class<? extends Payload>[] payload() default {};

    /** Lists of names. */
    enum Names {
        TIME_ZONES(Set.copyOf(ZoneId.getAvailableZoneIds())),
        COUNTRIES(Set.of(Locale.getISOCountries()));

        private final Set<String> all;

        Names(Set<String> all) {
            this.all = all;
        }
    }

    /** How it is judged. */
    final class Rule implements ConstraintValidator<Listed, String> {

        private Names names = Names.COUNTRIES;

        @Override
        public void initialize(Listed said) {
            names = said.value();
        }

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            return name == null || names.all.contains(name);
        }
    }
}
