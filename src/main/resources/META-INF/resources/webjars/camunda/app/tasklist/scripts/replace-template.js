/*
 * Gives a directive of Tasklist another template and something to do beside its own controller.
 *
 * The directives' controllers stay Camunda's; only what they draw is ours.
 */
export default function replaceTemplate(directive, template, link) {
  window.angular.module('cam.tasklist.custom').config([
    '$provide',
    $provide => {
      $provide.decorator(directive + 'Directive', [
        '$delegate',
        '$injector',
        ($delegate, $injector) => {
          const own = $delegate[0].compile;

          $delegate[0].template = template;
          $delegate[0].compile = (...compiled) => {
            const ownLink = own && own(...compiled);

            return (scope, element, ...rest) => {
              if (ownLink) {
                ownLink(scope, element, ...rest);
              }
              $injector.invoke(link, null, { scope, element });
            };
          };
          return $delegate;
        }
      ]);
    }
  ]);
}
