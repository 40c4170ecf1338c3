package io.github.mediastore.examples.glue;

import io.github.mediastore.MediaStore;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

class PhotoControllerTest extends GlueContract {

  @Override
  TestServer serve(MediaStore store) throws Exception {
    AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();
    spring.register(WebMvc.class);
    spring.addBeanFactoryPostProcessor(
        beans -> beans.registerSingleton("photos", new PhotoController(store)));
    return TestServer.jetty("/", new DispatcherServlet(spring));
  }

  /** Spring MVC as it comes. */
  @EnableWebMvc
  static class WebMvc {}
}
