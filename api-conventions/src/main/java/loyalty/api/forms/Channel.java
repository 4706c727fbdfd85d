package loyalty.api.forms;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where something is bought: the word of a channel, or none. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Word(
        value = {Channel.DEFAULT, "web", "app"},
        message = "store, web or app")
public @interface Channel {

    /** The channel of what does not say it. */
    String DEFAULT = "store";

    /** Not told: that of the words is. */
    String message() default "";

    /** When it is looked at. */
    Class<?>[] groups() default {};

    /** Nothing. */
    Class<? extends Payload>[] payload() default {};
}
