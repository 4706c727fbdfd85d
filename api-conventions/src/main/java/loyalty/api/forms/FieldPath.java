package loyalty.api.forms;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a fault is, in the words of the request: {@code lines[2].quantity}. Sorted as the records list their fields. */
final class FieldPath implements Comparable<FieldPath> {

    private static final Comparator<FieldPath> BY_PLACE = (one, other) -> {
        int common = Math.min(one.places.size(), other.places.size());
        for (int i = 0; i < common; i++) {
            int order = Integer.compare(one.places.get(i), other.places.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.places.size(), other.places.size());
    };

    /** A component of a record: where it stands, and what it holds. */
    private record Component(int place, Class<?> holds) {

        static final Component UNKNOWN = new Component(Integer.MAX_VALUE, Object.class);
    }

    private static final ClassValue<Map<String, Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected Map<String, Component> computeValue(Class<?> type) {
            return components(type);
        }
    };

    private final StringBuilder words = new StringBuilder();
    private final List<Integer> places = new ArrayList<>();

    private FieldPath() {}

    static FieldPath of(ConstraintViolation<?> fault) {
        FieldPath path = new FieldPath();
        Class<?> holder = fault.getRootBeanClass();
        for (Path.Node node : fault.getPropertyPath()) {
            path.element(node);
            if (node.getKind() == ElementKind.PROPERTY) {
                Component component = COMPONENTS.get(holder).getOrDefault(node.getName(), Component.UNKNOWN);
                path.words.append(path.words.isEmpty() ? "" : ".").append(node.getName());
                path.places.add(component.place());
                holder = component.holds();
            }
        }
        return path;
    }

    private void element(Path.Node node) {
        if (node.getIndex() != null) {
            words.append('[').append(node.getIndex()).append(']');
            places.add(node.getIndex());
        } else if (node.getKey() != null) {
            words.append('.').append(node.getKey());
        }
    }

    private static Map<String, Component> components(Class<?> type) {
        Map<String, Component> components = new HashMap<>();
        if (type.isRecord()) {
            RecordComponent[] all = type.getRecordComponents();
            for (int i = 0; i < all.length; i++) {
                components.put(all[i].getName(), new Component(i, held(all[i].getGenericType())));
            }
        }
        return components;
    }

    /** What is in it: of a list its items, of a map its values. */
    private static Class<?> held(Type type) {
        return switch (type) {
            case ParameterizedType of -> held(of.getActualTypeArguments()[of.getActualTypeArguments().length - 1]);
            case Class<?> plain -> plain;
            default -> Object.class;
        };
    }

    @Override
    public int compareTo(FieldPath other) {
        return BY_PLACE.thenComparing(FieldPath::toString).compare(this, other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldPath path && toString().equals(path.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return words.toString();
    }
}
