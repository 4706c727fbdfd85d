package loyalty.api.forms;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Forms are records: each of their fields is there to be looked at. Where entities are, the validator asks of each field of
 * everything whether it is loaded, and keeps the answers; that was a fifth of what a form costs.
 */
@ApplicationScoped
class Reachable implements ValidatorFactoryCustomizer {

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        configuration.traversableResolver(new Always()).enableTraversableResolverResultCache(false);
    }

    private static final class Always implements TraversableResolver {

        @Override
        public boolean isReachable(
                @Nullable Object form, Path.Node field, Class<?> root, Path toField, ElementType type) {
            return true;
        }

        @Override
        public boolean isCascadable(
                @Nullable Object form, Path.Node field, Class<?> root, Path toField, ElementType type) {
            return true;
        }
    }
}
