package dev.goodhart.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.goodhart.report.svg.LabelPlacer.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelPlacerTest {
    private static final Box AREA = new Box(0, 0, 600, 300);

    @Test
    void standsToTheRightWhenNothingIsInTheWay() {
        Box box = new LabelPlacer(AREA).place(100, 100, 50, 16);
        assertThat(box).isEqualTo(new Box(109, 92, 159, 108));
    }

    @Test
    void standsToTheLeftAtTheRightEdge() {
        Box box = new LabelPlacer(AREA).place(590, 150, 50, 16);
        assertThat(box).isEqualTo(new Box(531, 142, 581, 158));
    }

    @Test
    void leavesTheLineFree() {
        LabelPlacer placer = new LabelPlacer(AREA);
        placer.avoid(new double[] {100, 300}, new double[] {100, 100});
        Box box = placer.place(100, 100, 50, 16);
        assertThat(box.top() > 101 || box.bottom() < 99 || box.right() < 100).isTrue();
    }

    @Test
    void neverCoversAPointOrALabel() {
        Random random = new Random(4);
        for (int trial = 0; trial < 50; trial++) {
            LabelPlacer placer = new LabelPlacer(AREA);
            List<Box> taken = new ArrayList<>();
            double[][] points = new double[30][];
            for (int i = 0; i < points.length; i++) {
                points[i] = new double[] {random.nextDouble(600), random.nextDouble(300)};
                taken.add(Box.around(points[i][0], points[i][1], 5));
                placer.keepFree(taken.getLast());
            }
            int placed = 0;
            for (double[] point : points) {
                Box box = placer.place(point[0], point[1], 60, 16);
                if (box != null) {
                    assertThat(taken).noneMatch(box::meets);
                    taken.add(box);
                    placed++;
                }
            }
            assertThat(placed).isGreaterThan(25);
        }
    }
}
