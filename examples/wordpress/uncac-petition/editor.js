/* The block in the editor: what the server renders, and its settings beside it. No build step. */
(({ blocks, element, blockEditor, components, serverSideRender, i18n }) => {
  const create = element.createElement;
  const { __ } = i18n;
  const fields = [
    ['petition', __('Petition', 'uncac-petition')],
    ['member', __('Member', 'uncac-petition')],
    ['lang', __('Language (of the page, if empty)', 'uncac-petition')],
    ['theme', __('Theme', 'uncac-petition')],
    ['server', __('Petition server', 'uncac-petition')],
  ];
  const kinds = [
    ['', __('Form', 'uncac-petition')],
    ['totals', __('Totals', 'uncac-petition')],
    ['map', __('Map', 'uncac-petition')],
    ['frame', __('Form in a frame', 'uncac-petition')],
  ].map(([value, label]) => ({ value, label }));

  const edit = ({ attributes, setAttributes }) => {
    const input = ([name, label]) =>
      create(components.TextControl, {
        key: name,
        label,
        value: attributes[name],
        onChange: (value) => setAttributes({ [name]: value }),
      });
    const kind = create(components.SelectControl, {
      label: __('Kind of embed', 'uncac-petition'),
      value: attributes.kind,
      options: kinds,
      onChange: (value) => setAttributes({ kind: value }),
    });
    const panel = create(components.PanelBody, { title: __('Petition', 'uncac-petition') }, kind, fields.map(input));
    return create(
      'div',
      blockEditor.useBlockProps(),
      create(blockEditor.InspectorControls, null, panel),
      create(components.Disabled, null, create(serverSideRender, { block: 'uncac/petition', attributes })),
    );
  };

  blocks.registerBlockType('uncac/petition', { edit, save: () => null });
})(window.wp);
