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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds between the lines of an order: each has its own id, none costs less than nothing, all together not too much. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = OrderLines.Rule.class)
public @interface OrderLines {

    /** How many lines an order may have. */
    int MAX = 1_000;

    /** What to tell of another number of lines. */
    String COUNT = "1 to " + MAX + " lines are expected";

    /** What to tell of the total. */
    String message() default "more than 1000000000 in all";

    /** When it is looked at. */
    Class<?>[] groups() default {};

    /** Nothing. */
    Class<? extends Payload>[] payload() default {};

    /** How it is judged. */
    final class Rule implements ConstraintValidator<OrderLines, List<@Nullable OrderLine>> {

        @Override
        public boolean isValid(@Nullable List<@Nullable OrderLine> lines, ConstraintValidatorContext context) {
            if (lines == null) {
                return true;
            }
            Set<String> ids = HashSet.newHashSet(lines.size());
            BigDecimal total = BigDecimal.ZERO;
            boolean sound = true;
            for (int i = 0; i < lines.size(); i++) {
                OrderLine line = lines.get(i);
                if (line == null) {
                    continue;
                }
                if (line.id() != null && !ids.add(line.id())) {
                    tell(context, "id", i, "another line has this id");
                    sound = false;
                }
                BigDecimal cost = line.cost();
                if (cost != null && cost.signum() < 0) {
                    tell(context, "discount", i, "more than the line costs");
                    sound = false;
                }
                total = cost == null ? total : total.add(cost);
            }
            boolean tooMuch = total.compareTo(Money.Rule.MAX) > 0;
            if (!tooMuch) {
                context.disableDefaultConstraintViolation();
            }
            return sound && !tooMuch;
        }

        private static void tell(ConstraintValidatorContext context, String field, int line, String message) {
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode(field)
                    .inIterable()
                    .atIndex(line)
                    .addConstraintViolation();
        }
    }
}
