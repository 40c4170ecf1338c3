package io.github.mediastore.examples.parts.page;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Draws machine parts, for a picture of the page that looks like one in use. */
final class DrawnPart {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 900;

  private DrawnPart() {}

  /**
   * Draws a disc with blades or holes around its axle.
   *
   * @param metal its colour
   * @param count of blades or holes
   * @param isBladed whether it has blades
   */
  static byte[] disc(Color metal, int count, boolean isBladed) throws IOException {
    Area disc = new Area(circle(0, 0, isBladed ? 360 : 340));
    for (int i = 0; i < count; i++) {
      AffineTransform turn = AffineTransform.getRotateInstance(2 * Math.PI * i / count);
      Area gap = isBladed ? blade() : new Area(circle(230, 0, 52));
      disc.subtract(gap.createTransformedArea(turn));
    }
    disc.subtract(new Area(circle(0, 0, 80)));
    return draw(disc, metal);
  }

  /** Draws a plate with rounded corners, bores and a large opening. */
  static byte[] plate(Color metal, int opening) throws IOException {
    Area plate = new Area(new RoundRectangle2D.Double(-330, -260, 660, 520, 120, 120));
    plate.add(new Area(new RoundRectangle2D.Double(-110, -370, 220, 300, 60, 60)));
    plate.subtract(new Area(circle(0, 20, opening)));
    for (int x : new int[] {-270, 270}) {
      for (int y : new int[] {-200, 200}) {
        plate.subtract(new Area(circle(x, y, 28)));
      }
    }
    return draw(plate, metal);
  }

  private static Area blade() {
    Path2D blade = new Path2D.Double();
    blade.moveTo(130, -20);
    blade.curveTo(220, -120, 300, -110, 380, -40);
    blade.curveTo(300, -50, 220, -10, 150, 60);
    blade.closePath();
    return new Area(blade);
  }

  private static Ellipse2D circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private static byte[] draw(Area part, Color metal) throws IOException {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setPaint(new GradientPaint(0, 0, new Color(0xE9EDF1), 0, HEIGHT, new Color(0xB9C3CC)));
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.translate(WIDTH / 2 + 14, HEIGHT / 2 + 20);
    graphics.setColor(new Color(40, 50, 60, 70));
    graphics.fill(part);
    graphics.translate(-14, -20);
    graphics.setPaint(
        new GradientPaint(-300, -300, metal.brighter(), 300, 300, metal.darker(), false));
    graphics.fill(part);
    graphics.setStroke(new BasicStroke(5));
    graphics.setColor(metal.darker().darker());
    graphics.draw(part);
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", file);
    return file.toByteArray();
  }
}
