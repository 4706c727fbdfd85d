package loyalty.gateway.domain;

import java.util.List;

/**
 * Paths of one shape, and who answers them.
 *
 * @param owner who answers
 * @param template the shape: {@code {id}} stands for one segment, a closing {@code *} for any number of them
 * @param shape its segments
 */
public record Route(Owner owner, String template, List<String> shape) {

    static Route of(Owner owner, String template) {
        return new Route(owner, template, segments(template));
    }

    boolean fits(List<String> path) {
        boolean open = shape.getLast().equals("*");
        int length = open ? shape.size() - 1 : shape.size();
        if (open ? path.size() < length : path.size() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!shape.get(i).equals("{id}") && !shape.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
