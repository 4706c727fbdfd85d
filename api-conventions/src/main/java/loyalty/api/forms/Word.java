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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of some words, or none. */
@Documented
@Target({ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Word.Rule.class)
public @interface Word {

    /** The words. */
    String[] value();

    /** What to tell. */
    String message();

    /** When it is looked at. */
    Class<?>[] groups() default {};

    /** Nothing. */
    Class<? extends Payload>[] payload() default {};

    /** How it is judged. */
    final class Rule implements ConstraintValidator<Word, String> {

        private Set<String> words = Set.of();

        @Override
        public void initialize(Word said) {
            words = Set.of(said.value());
        }

        @Override
        public boolean isValid(@Nullable String word, ConstraintValidatorContext context) {
            return word == null || words.contains(word);
        }
    }
}
