package loyalty.database;

import loyalty.events.Pseudonym;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.AbstractClassJavaType;
import org.hibernate.type.descriptor.java.ImmutableMutabilityPlan;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link Pseudonym} stands in a row: as its 16 bytes, in a {@code binary(16)} column. Known to Hibernate for every
 * entity and parameter of that type without an annotation, which a converter could not be: JPA converts no ids.
 */
final class PseudonymType extends AbstractClassJavaType<Pseudonym> {

    private static final long serialVersionUID = 1L;

    PseudonymType() {
        super(Pseudonym.class, ImmutableMutabilityPlan.instance(), Pseudonym::compareTo);
    }

    @Override
    public JdbcType getRecommendedJdbcType(JdbcTypeIndicators indicators) {
        return indicators.getJdbcType(SqlTypes.VARBINARY);
    }

    @Override
    public String toString(Pseudonym value) {
        return value.hex();
    }

    @Override
    public Pseudonym fromString(CharSequence text) {
        return new Pseudonym(text.toString());
    }

    @Override
    public <X> @Nullable X unwrap(@Nullable Pseudonym value, Class<X> type, WrapperOptions options) {
        if (value == null) {
            return null;
        }
        if (type.isAssignableFrom(byte[].class)) {
            return type.cast(value.bytes());
        }
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw unknownUnwrap(type);
    }

    @Override
    public <X> @Nullable Pseudonym wrap(@Nullable X value, WrapperOptions options) {
        return switch (value) {
            case null -> null;
            case byte[] bytes -> Pseudonym.of(bytes);
            case Pseudonym pseudonym -> pseudonym;
            default -> throw unknownWrap(value.getClass());
        };
    }
}
