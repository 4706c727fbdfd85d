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
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money that can be paid, or none. How many decimals it may have is the currency's, and so the programme's:
 * {@link loyalty.api.FieldErrors#requireDecimals}.
 */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Money.Rule.class)
public @interface Money {

    /** What to tell where there is none and should be. */
    String EXPECTED = "an amount from 0 to 1000000000 is expected";

    /** What to tell. */
    String message() default EXPECTED;

    /** When it is looked at. */
    Class<?>[] groups() default {};

    /** Nothing. */
    Class<? extends Payload>[] payload() default {};

    /** How it is judged. */
    final class Rule implements ConstraintValidator<Money, BigDecimal> {

        /** More is not paid at once. */
        static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000);

        @Override
        public boolean isValid(@Nullable BigDecimal amount, ConstraintValidatorContext context) {
            return amount == null || fits(amount);
        }

        static boolean fits(BigDecimal amount) {
            return amount.signum() >= 0 && amount.compareTo(MAX) <= 0;
        }
    }
}
