// The server is at the root: without this Streamlit asks for it below the path of the page first, and gets a 404 for each.
window.__streamlit = { BACKEND_BASE_URL: `${window.location.origin}/` };
