// What the extensions would write between script tags in each page.
const toggleHintShow = 'Click to show';
const toggleHintHide = 'Click to hide';
const toggleOpenOnPrint = 'false';
const togglebuttonSelector = '.toggle, .admonition.dropdown';
DOCUMENTATION_OPTIONS.search_as_you_type = false;
