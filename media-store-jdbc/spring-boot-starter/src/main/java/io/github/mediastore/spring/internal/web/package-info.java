/** Spring MVC: answers of controllers, uploads as their arguments, failures as problem details. */
@NullMarked
package io.github.mediastore.spring.internal.web;

import org.jspecify.annotations.NullMarked;
